/** The integration guide's story, played over HTTP. */
@NullMarked
package dev.kosh.sandbox.demo;

import org.jspecify.annotations.NullMarked;
