// Package journal stores the entries of one update durably while it runs.
package journal

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// A frame is a header and a payload. The header is four little-endian 32-bit
// words: the payload's length, the frame's number (from 1), the payload's
// CRC-32C and the CRC-32C of the three words before. The payload is a JSON
// array of entries.
const headerLength = 16

// sector is the unit in which disks write: what a crash left unwritten reads as zeros from the
// start of a sector.
const sector = 512

// fewestZeros is how many zeros at the end of a file count as never written.
const fewestZeros = 16

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encodeFrame returns the frame of a payload.
func encodeFrame(number uint32, payload []byte) []byte {
	frame := make([]byte, headerLength, headerLength+len(payload))
	binary.LittleEndian.PutUint32(frame[0:], uint32(len(payload)))
	binary.LittleEndian.PutUint32(frame[4:], number)
	binary.LittleEndian.PutUint32(frame[8:], crc32.Checksum(payload, castagnoli))
	binary.LittleEndian.PutUint32(frame[12:], crc32.Checksum(frame[:12], castagnoli))
	return append(frame, payload...)
}

// decodeFrames returns the payloads of the frames that content consists of,
// numbered from first. The last append may have been interrupted: a frame that
// ends early, or whose end was never written, is left out. It was not
// acknowledged. Anything else that is wrong is damage and an error.
func decodeFrames(content []byte, first uint32) (payloads [][]byte, err error) {
	for number, offset := first, 0; offset < len(content); number++ {
		rest := content[offset:]
		if len(rest) < headerLength || unwritten(content, offset, headerLength) {
			return payloads, nil
		}
		if crc32.Checksum(rest[:12], castagnoli) != binary.LittleEndian.Uint32(rest[12:]) {
			return nil, fmt.Errorf("frame %d at byte %d: its header is damaged", number, offset)
		}
		length := int(binary.LittleEndian.Uint32(rest[0:]))
		if got := binary.LittleEndian.Uint32(rest[4:]); got != number {
			return nil, fmt.Errorf("frame %d at byte %d: it has the number %d", number, offset, got)
		}
		if len(rest) < headerLength+length {
			return payloads, nil
		}
		payload := rest[headerLength : headerLength+length]
		if crc32.Checksum(payload, castagnoli) != binary.LittleEndian.Uint32(rest[8:]) {
			if len(rest) == headerLength+length && unwritten(content, offset, headerLength+length) {
				return payloads, nil
			}
			return nil, fmt.Errorf("frame %d at byte %d: its content is damaged", number, offset)
		}
		payloads = append(payloads, payload)
		offset += headerLength + length
	}
	return payloads, nil
}

// unwritten reports whether the content ends in zeros that begin in the frame:
// at its start or at the start of a sector in its first length bytes.
func unwritten(content []byte, offset, length int) bool {
	zeros := len(content)
	for zeros > offset && content[zeros-1] == 0 {
		zeros--
	}
	start := offset
	if zeros > offset {
		start = (zeros + sector - 1) / sector * sector
	}
	return start < offset+length && len(content)-start >= fewestZeros
}
