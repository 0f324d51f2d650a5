@NullMarked
package dev.kosh.simulator.envelope;

import org.jspecify.annotations.NullMarked;
