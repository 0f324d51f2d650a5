/** Work by the clock: when it is due, how it runs in exactly one process, how it goes on after a crash. */
@NullMarked
package dev.kosh.disbursement.jobs;

import org.jspecify.annotations.NullMarked;
