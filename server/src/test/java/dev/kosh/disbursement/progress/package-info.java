@NullMarked
package dev.kosh.disbursement.progress;

import org.jspecify.annotations.NullMarked;
