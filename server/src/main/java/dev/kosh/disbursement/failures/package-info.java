/** What the treasury says came back: reading its answers, finding whose payment each record is, applying it once. */
@NullMarked
package dev.kosh.disbursement.failures;

import org.jspecify.annotations.NullMarked;
