@NullMarked
package dev.kosh.simulator;

import org.jspecify.annotations.NullMarked;
