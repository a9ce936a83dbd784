/**
 * Asterisk behind the port {@link org.permanence.pbx}: the only package that imports {@code org.asteriskjava} and that knows
 * {@code asterisk-config/README.md}.
 * <p> Facts come in: {@link org.permanence.pbx.asterisk.AmiConnection} (one socket) → {@link org.permanence.pbx.asterisk.AmiReading} (reads
 * an event) and {@link org.permanence.pbx.asterisk.DialplanWord} (reads a word of the dialplan) →
 * {@link org.permanence.pbx.asterisk.Translator}, {@link org.permanence.pbx.asterisk.CallStory} (the meaning for the call) →
 * {@link org.permanence.pbx.asterisk.HandOver} (to the journal). After a gap {@link org.permanence.pbx.asterisk.LogReading} feeds the same
 * translator from the PBX's log files, so that a fact has the same key from either source.
 * {@link org.permanence.pbx.asterisk.PbxConnection} connects these parts. The plan goes out:
 * {@link org.permanence.pbx.asterisk.PlanInAsterisk} renders and compares, {@link org.permanence.pbx.asterisk.PlanWriter} applies.
 */
package org.permanence.pbx.asterisk;
