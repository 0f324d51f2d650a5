@NullMarked
package dev.kosh.platform;

import org.jspecify.annotations.NullMarked;
