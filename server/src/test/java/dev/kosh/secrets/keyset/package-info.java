@NullMarked
package dev.kosh.secrets.keyset;

import org.jspecify.annotations.NullMarked;
