@NullMarked
package dev.kosh.simulator.line;

import org.jspecify.annotations.NullMarked;
