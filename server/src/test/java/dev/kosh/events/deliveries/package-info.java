@NullMarked
package dev.kosh.events.deliveries;

import org.jspecify.annotations.NullMarked;
