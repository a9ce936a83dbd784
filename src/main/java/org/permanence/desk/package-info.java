/**
 * The responder's live screen. It shows what the PBX confirmed and what was committed, never what a button wished; it begins with a
 * snapshot and follows by deltas, each with a version.
 */
package org.permanence.desk;
