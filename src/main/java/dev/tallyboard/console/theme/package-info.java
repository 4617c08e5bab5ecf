/** How things look and move: colours, fonts, durations. The only place with colour literals. */
package dev.tallyboard.console.theme;
