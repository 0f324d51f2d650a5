@NullMarked
package dev.kosh.billing.calculators;

import org.jspecify.annotations.NullMarked;
