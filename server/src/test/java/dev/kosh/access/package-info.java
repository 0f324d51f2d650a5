@NullMarked
package dev.kosh.access;

import org.jspecify.annotations.NullMarked;
