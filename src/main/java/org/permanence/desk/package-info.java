/**
 * The responder's live screen. It shows what the PBX confirmed and the database committed, never the mere wish of a button. It begins with
 * a snapshot and continues with deltas, each with a version.
 */
package org.permanence.desk;
