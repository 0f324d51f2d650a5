package dev.kosh.sandbox.demo;

import dev.kosh.wire.Money;

/**
 * Somebody who worked for the town and waits for wages.
 *
 * @param id by which bills and bank accounts name the person
 */
record Worker(String id, String name, String mobileNumber, String accountNumber, String ifsc, Money wage) {}
