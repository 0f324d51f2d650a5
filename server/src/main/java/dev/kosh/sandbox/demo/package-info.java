/** The integration guide's story, played over HTTP against a server that starts for it. */
@NullMarked
package dev.kosh.sandbox.demo;

import org.jspecify.annotations.NullMarked;
