/** The scheduler on the database (db-scheduler), for the tasks of every module. */
@NullMarked
package dev.kosh.events.schedule;

import org.jspecify.annotations.NullMarked;
