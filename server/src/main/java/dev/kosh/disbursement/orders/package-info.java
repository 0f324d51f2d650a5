/** Jobs that send and make payment instructions, and read what was allotted. */
@NullMarked
package dev.kosh.disbursement.orders;

import org.jspecify.annotations.NullMarked;
