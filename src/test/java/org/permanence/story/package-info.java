/**
 * Stories of the whole line, each told from outside: telephones, screens, the service's API. Real Asterisk on both sides of a SIP trunk,
 * real PostgreSQL, the packaged service, real Chromium.
 */
package org.permanence.story;
