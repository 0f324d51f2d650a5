@NullMarked
package dev.kosh.sandbox.data;

import org.jspecify.annotations.NullMarked;
