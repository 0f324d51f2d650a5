/**
 * A stand-in for the state treasury (JIT-FS): speaks its wire language byte for byte, keeps books of its own, and plays
 * faults (docs/contract/simulator.md). For tests, the demo and anyone's sandbox; listens on the loopback address only.
 */
@NullMarked
package dev.kosh.simulator;

import org.jspecify.annotations.NullMarked;
