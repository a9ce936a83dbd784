/**
 * What those share who speak SQL to PostgreSQL by hand, and the one answer to "is the database away, or is it a fault of ours?". Knows
 * nothing of what is stored.
 */
package org.permanence.database;
