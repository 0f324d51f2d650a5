@NullMarked
package dev.kosh.disbursement.jobs;

import org.jspecify.annotations.NullMarked;
