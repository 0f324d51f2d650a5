/** The payment gateway's inside: orders, its page, what it signs. */
@NullMarked
package dev.kosh.simulator.checkout;

import org.jspecify.annotations.NullMarked;
