@NullMarked
package dev.kosh.billing.store;

import org.jspecify.annotations.NullMarked;
