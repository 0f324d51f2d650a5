@NullMarked
package dev.kosh.billing.bulk;

import org.jspecify.annotations.NullMarked;
