/**
 * Stand-ins for those whom Kosh talks to: a payment gateway with a page of its own (docs/contract/gateway.md), and the
 * state treasury (JIT-FS), which speaks its wire language byte for byte, keeps books of its own, and plays
 * faults (docs/contract/simulator.md). For tests, the demo and anyone's sandbox; listens on the loopback address only.
 */
@NullMarked
package dev.kosh.simulator;

import org.jspecify.annotations.NullMarked;
