/** The integration guide's story, played over HTTP against a server that starts for it. */
@NamedInterface("demo")
@NullMarked
package dev.kosh.sandbox.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
