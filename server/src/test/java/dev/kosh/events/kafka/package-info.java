@NullMarked
package dev.kosh.events.kafka;

import org.jspecify.annotations.NullMarked;
