@NullMarked
package dev.kosh.disbursement;

import org.jspecify.annotations.NullMarked;
