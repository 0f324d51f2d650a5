/** How an original instruction comes to be paid: signed (PIS), advised (PAG), debited (PD). */
@NullMarked
package dev.kosh.disbursement.progress;

import org.jspecify.annotations.NullMarked;
