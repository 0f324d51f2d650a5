@NullMarked
package dev.kosh.simulator.admin;

import org.jspecify.annotations.NullMarked;
