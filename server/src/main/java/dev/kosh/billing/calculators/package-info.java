/** Calculators of the services: other programs that bring a consumer's demands up to date before he is billed. */
@NullMarked
package dev.kosh.billing.calculators;

import org.jspecify.annotations.NullMarked;
