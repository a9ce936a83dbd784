/**
 * A real telephone network for tests, for the demonstration and for measuring: {@link org.permanence.lab.Lab} starts the helpline's PBX
 * from {@code asterisk-config/}, as deployed, and a second Asterisk that plays the carrier; {@code Caller} and {@code Phone} speak in
 * sentences that wait until they are true:
 *
 * <pre>{@code
 * Phone ann = lab.homePhone("+3222222201");
 * Caller caller = lab.caller("+32470123456").dials("080035243").presses("2");
 * ann.picksUp().presses("1");
 * caller.isConnectedTo(ann);
 * }</pre>
 *
 * <p>{@link org.permanence.lab.HelplinePbx} has its ports and credentials, and records its events; {@link org.permanence.lab.Plan} is its
 * data (write it as the service would, or let the service write it); {@link org.permanence.lab.LabExtension} gives tests one laboratory per
 * JVM, reset for each test. Everything listens on loopback, on free ports, so that several laboratories can run side by side.
 */
package org.permanence.lab;
