@NullMarked
package dev.kosh.database.embedded;

import org.jspecify.annotations.NullMarked;
