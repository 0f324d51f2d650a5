@NullMarked
package dev.kosh.simulator.faults;

import org.jspecify.annotations.NullMarked;
