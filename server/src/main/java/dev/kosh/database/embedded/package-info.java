/** A PostgreSQL server that lives in a folder and is started and stopped by this process. */
@NullMarked
package dev.kosh.database.embedded;

import org.jspecify.annotations.NullMarked;
