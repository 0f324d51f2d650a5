@NullMarked
package dev.kosh.simulator.services;

import org.jspecify.annotations.NullMarked;
