@NullMarked
package dev.kosh.simulator.http;

import org.jspecify.annotations.NullMarked;
