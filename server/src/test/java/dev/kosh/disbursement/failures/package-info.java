@NullMarked
package dev.kosh.disbursement.failures;

import org.jspecify.annotations.NullMarked;
