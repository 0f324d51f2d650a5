@NullMarked
package dev.kosh.sandbox.demo;

import org.jspecify.annotations.NullMarked;
