@NullMarked
package dev.kosh;

import org.jspecify.annotations.NullMarked;
