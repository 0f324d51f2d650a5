@NullMarked
package dev.kosh.access.store;

import org.jspecify.annotations.NullMarked;
