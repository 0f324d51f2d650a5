/** A year of the desk in one test run. */
@NullMarked
package dev.kosh.disbursement.year;

import org.jspecify.annotations.NullMarked;
