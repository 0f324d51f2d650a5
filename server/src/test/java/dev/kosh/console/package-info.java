@NullMarked
package dev.kosh.console;

import org.jspecify.annotations.NullMarked;
