@NullMarked
package dev.kosh.sandbox.treasury;

import org.jspecify.annotations.NullMarked;
