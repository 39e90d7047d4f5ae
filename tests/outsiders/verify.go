// Verify checks the log of a Sổ Vàng, or one award, with none of its code: what is read here are the specifications
// (RFC 6962; C2SP tlog-tiles, tlog-checkpoint, tlog-cosignature, tlog-proof) and docs/log.md, and what is used is Go's
// own golang.org/x/mod/sumdb. TileHashReader is not (CVE-2026-56865): tiles are hashed up to the signed root.
//
//	verify log   --key VKEY [--save FILE] [--older FILE] URL
//	verify proof --key VKEY [--witness VKEY]... [--now SECONDS --max-age SECONDS] --award FILE PROOF
//
// Exit code 0: accepted; 1: refused, with the reason; 2: nothing was checked.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// refusal is what does not hold; any other error means that nothing was checked.
type refusal string

func (r refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return refusal(fmt.Sprintf(format, args...)) }

func main() {
	run := map[string]func([]string) error{"log": checkLog, "proof": checkProof}
	if len(os.Args) < 2 || run[os.Args[1]] == nil {
		fmt.Println("usage: verify log|proof ...")
		os.Exit(2)
	}
	switch err := run[os.Args[1]](os.Args[2:]).(type) {
	case nil:
		fmt.Println("accepted")
	case refusal:
		fmt.Println("refused:", err)
		os.Exit(1)
	default:
		fmt.Println("not checked:", err)
		os.Exit(2)
	}
}

// checkpoint is a tree head that its log has signed.
type checkpoint struct {
	size int64
	root tlog.Hash
}

// openCheckpoint checks the log's signature, and those of the witnesses that are known; the signatures that hold.
func openCheckpoint(signed []byte, log note.Verifier, witnesses []note.Verifier) (checkpoint, []note.Signature, error) {
	var none checkpoint
	opened, err := note.Open(signed, note.VerifierList(append(witnesses, log)...))
	if err != nil {
		return none, nil, refuse("checkpoint: %v", err)
	}
	// note.Open is content with any one known signature
	if !holds(opened.Sigs, log) {
		return none, nil, refuse("checkpoint: the log has not signed it")
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != log.Name() {
		return none, nil, refuse("checkpoint: not three lines of the log %s", log.Name())
	}
	size, err := decimal(lines[1])
	if err != nil {
		return none, nil, err
	}
	root, err := hash(lines[2])
	return checkpoint{size, root}, opened.Sigs, err
}

func holds(signatures []note.Signature, by note.Verifier) bool {
	for _, signature := range signatures {
		if signature.Name == by.Name() && signature.Hash == by.KeyHash() {
			return true
		}
	}
	return false
}

func decimal(text string) (int64, error) {
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil || number < 0 || strconv.FormatInt(number, 10) != text {
		return 0, refuse("%q is not a number", text)
	}
	return number, nil
}

func hash(text string) (tlog.Hash, error) {
	var read tlog.Hash
	bytes, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(bytes) != len(read) {
		return read, refuse("%q is not a hash", text)
	}
	copy(read[:], bytes)
	return read, nil
}

// --- a whole log

const width = 256

// tree holds every hash of a log in the order of tlog.StoredHashIndex.
type tree []tlog.Hash

func (t tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var read []tlog.Hash
	for _, index := range indexes {
		if index < 0 || index >= int64(len(t)) {
			return nil, refuse("hash %d is beyond the log", index)
		}
		read = append(read, t[index])
	}
	return read, nil
}

func checkLog(args []string) error {
	flags := flag.NewFlagSet("log", flag.ExitOnError)
	key := flags.String("key", "", "the log's vkey")
	save := flags.String("save", "", "keep the checkpoint in this `file`")
	older := flags.String("older", "", "`file` of a checkpoint kept before, which the log must continue")
	flags.Parse(args)
	log, err := note.NewVerifier(*key)
	if err != nil {
		return err
	}
	url := strings.TrimSuffix(flags.Arg(0), "/")
	signed, err := get(url+"/checkpoint", "text/plain; charset=utf-8")
	if err != nil {
		return err
	}
	head, _, err := openCheckpoint(signed, log, nil)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint: signed by %s, %d entries\n", log.Name(), head.size)
	read, err := readTree(url, head.size)
	if err != nil {
		return err
	}
	root, err := rootOf(head.size, read)
	if err != nil {
		return err
	}
	if root != head.root {
		return refuse("the root of the entries is %v, the log has signed %v", root, head.root)
	}
	fmt.Println("root: that of the entries")
	if err := checkUpperTiles(url, head.size, read); err != nil {
		return err
	}
	if err := checkInclusion(head, read); err != nil {
		return err
	}
	if *older != "" {
		kept, err := os.ReadFile(*older)
		if err != nil {
			return err
		}
		if err := checkContinues(url, kept, head, log, read); err != nil {
			return err
		}
	}
	if *save != "" {
		return os.WriteFile(*save, signed, 0o666)
	}
	return nil
}

// readTree fetches entries and level-0 tiles, compares them, and hashes the tree above them.
func readTree(url string, size int64) (tree, error) {
	var read tree
	for from := int64(0); from < size; from += width {
		count := min(size-from, width)
		path := tilePath(from/width, count)
		bundle, err := get(url+"/tile/entries/"+path, binaryType)
		if err != nil {
			return nil, err
		}
		leaves, err := hashes(url+"/tile/0/"+path, count)
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < count; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, refuse("entry %d is cut off", from+i)
			}
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2:length]
			bundle = bundle[length:]
			leaf := tlog.RecordHash(entry)
			if leaf != leaves[i] {
				return nil, refuse("entry %d does not have the hash in its tile", from+i)
			}
			more, err := tlog.StoredHashesForRecordHash(from+i, leaf, read)
			if err != nil {
				return nil, err
			}
			read = append(read, more...)
		}
		if len(bundle) != 0 {
			return nil, refuse("bundle %s does not end after %d entries", path, count)
		}
	}
	fmt.Println("entries: each has the hash in its tile")
	return read, nil
}

func rootOf(size int64, read tree) (tlog.Hash, error) {
	if size == 0 {
		// x/mod before 0.19 gives zeros
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, read)
}

// checkUpperTiles compares the tiles above level 0: one hash for each full tile below.
func checkUpperTiles(url string, size int64, read tree) error {
	for level := 1; size>>(8*level) > 0; level++ {
		below := size >> (8 * level)
		for from := int64(0); from < below; from += width {
			count := min(below-from, width)
			path := fmt.Sprintf("%d/%s", level, tilePath(from/width, count))
			tile, err := hashes(url+"/tile/"+path, count)
			if err != nil {
				return err
			}
			for i, hash := range tile {
				if hash != read[tlog.StoredHashIndex(8*level, from+int64(i))] {
					return refuse("hash %d of tile %s is not that of the tile below", i, path)
				}
			}
		}
		fmt.Printf("tiles of level %d: %d hashes, those of the tiles below\n", level, below)
	}
	return nil
}

// checkInclusion proves entries all over the log, with their neighbours' places as the counter-proof.
func checkInclusion(head checkpoint, read tree) error {
	step := head.size/2048 + 1
	for index := int64(0); index < head.size; index += step {
		proof, err := tlog.ProveRecord(head.size, index, read)
		if err != nil {
			return err
		}
		leaf := read[tlog.StoredHashIndex(0, index)]
		if err := tlog.CheckRecord(proof, head.size, head.root, index, leaf); err != nil {
			return refuse("entry %d: %v", index, err)
		}
		if head.size > 1 && tlog.CheckRecord(proof, head.size, head.root, (index+1)%head.size, leaf) == nil {
			return refuse("entry %d is proved in another place too", index)
		}
	}
	fmt.Println("inclusion: proved")
	return nil
}

// checkContinues proves that the log begins with what a checkpoint kept before has signed.
func checkContinues(url string, kept []byte, head checkpoint, log note.Verifier, read tree) error {
	before, _, err := openCheckpoint(kept, log, nil)
	if err != nil {
		return err
	}
	if before.size > head.size {
		return refuse("the log has shrunk from %d entries to %d", before.size, head.size)
	}
	if before.size > 0 {
		proof, err := tlog.ProveTree(head.size, before.size, read)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, head.size, head.root, before.size, before.root); err != nil {
			return refuse("the log does not continue the one of %d entries: %v", before.size, err)
		}
	}
	// the partial tile of every signed size is served until the full one exists
	if count := before.size % width; count > 0 && before.size/width == head.size/width {
		first := before.size - count
		tile, err := hashes(url+"/tile/0/"+tilePath(first/width, count), count)
		if err != nil {
			return err
		}
		for i, hash := range tile {
			if hash != read[tlog.StoredHashIndex(0, first+int64(i))] {
				return refuse("an older tile does not begin the newer one")
			}
		}
	}
	fmt.Printf("consistency: continues the log of %d entries\n", before.size)
	return nil
}

// tilePath is C2SP tlog-tiles, not Tile.Path of x/mod, which writes the height too.
func tilePath(index, count int64) string {
	path := fmt.Sprintf("%03d", index%1000)
	for index /= 1000; index > 0; index /= 1000 {
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	if count < width {
		path += fmt.Sprintf(".p/%d", count)
	}
	return path
}

func hashes(url string, count int64) ([]tlog.Hash, error) {
	bytes, err := get(url, binaryType)
	if err != nil {
		return nil, err
	}
	if int64(len(bytes)) != count*tlog.HashSize {
		return nil, refuse("%s has %d bytes, not %d hashes", url, len(bytes), count)
	}
	read := make([]tlog.Hash, count)
	for i := range read {
		copy(read[i][:], bytes[i*tlog.HashSize:])
	}
	return read, nil
}

const binaryType = "application/octet-stream"

var client = http.Client{Timeout: 30 * time.Second}

func get(url, contentType string) ([]byte, error) {
	answer, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, refuse("%s is answered with %s", url, answer.Status)
	}
	if found := answer.Header.Get("Content-Type"); found != contentType {
		return nil, refuse("%s is %s, not %s", url, found, contentType)
	}
	return io.ReadAll(io.LimitReader(answer.Body, width*(2+1<<16)))
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// --- one award

// several is a flag that may be given more than once.
type several []string

func (s *several) String() string { return strings.Join(*s, " ") }

func (s *several) Set(value string) error {
	*s = append(*s, value)
	return nil
}

func checkProof(args []string) error {
	flags := flag.NewFlagSet("proof", flag.ExitOnError)
	key := flags.String("key", "", "the log's vkey")
	var vkeys several
	flags.Var(&vkeys, "witness", "`vkey` of a witness that must have cosigned; once for each")
	awardFile := flags.String("award", "", "`file` of the public record, as it was fetched")
	now := flags.Int64("now", time.Now().Unix(), "the time, in POSIX seconds")
	maxAge := flags.Int64("max-age", 0, "how old the newest cosignature may be, in seconds; 0: as old as it likes")
	flags.Parse(args)
	log, err := note.NewVerifier(*key)
	if err != nil {
		return err
	}
	var witnesses []note.Verifier
	for _, vkey := range vkeys {
		witness, err := newWitness(vkey)
		if err != nil {
			return err
		}
		witnesses = append(witnesses, witness)
	}
	award, err := os.ReadFile(*awardFile)
	if err != nil {
		return err
	}
	file, err := os.ReadFile(flags.Arg(0))
	if err != nil {
		return err
	}

	proof, err := readProof(file)
	if err != nil {
		return err
	}
	head, signatures, err := openCheckpoint(proof.checkpoint, log, witnesses)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint: signed by %s, %d entries\n", log.Name(), head.size)
	leaf, err := leafOf(log.Name(), proof.extra, award)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof.hashes, head.size, head.root, proof.index, leaf); err != nil {
		return refuse("the award is not entry %d of this log: %v", proof.index, err)
	}
	fmt.Printf("inclusion: the award is entry %d\n", proof.index)
	return checkCosignatures(signatures, witnesses, *now, *maxAge)
}

// proofFile is one C2SP tlog-proof.
type proofFile struct {
	extra      []byte
	index      int64
	hashes     tlog.RecordProof
	checkpoint []byte
}

func readProof(file []byte) (proofFile, error) {
	var proof proofFile
	split := bytes.Index(file, []byte("\n\n"))
	if split < 0 {
		return proof, refuse("not a proof file")
	}
	proof.checkpoint = file[split+2:]
	lines := strings.Split(string(file[:split]), "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return proof, refuse("not a proof file that opens its entry")
	}
	var err error
	proof.extra, err = base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return proof, refuse("extra: %v", err)
	}
	if proof.index, err = decimal(strings.TrimPrefix(lines[2], "index ")); err != nil {
		return proof, err
	}
	for _, line := range lines[3:] {
		sibling, err := hash(line)
		if err != nil {
			return proof, err
		}
		proof.hashes = append(proof.hashes, sibling)
	}
	return proof, nil
}

// leafOf makes the leaf again: the one piece that is no public standard (docs/log.md).
func leafOf(origin string, extra, award []byte) (tlog.Hash, error) {
	if len(extra) != 65 || extra[0] != 1 {
		return tlog.Hash{}, refuse("extra does not open an entry of this kind")
	}
	salt, private := extra[1:33], extra[33:]
	mac := hmac.New(sha256.New, []byte("commitment/v1 "+origin))
	mac.Write([]byte{1})
	mac.Write(salt)
	mac.Write(award)
	entry := append(mac.Sum([]byte{1}), private...)
	return tlog.RecordHash(entry), nil
}

// witness checks Ed25519 cosignatures with a time (type 0x04), which x/mod does not know.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newWitness(vkey string) (*witness, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("%q is not a vkey", vkey)
	}
	tagged, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(tagged) != 1+ed25519.PublicKeySize || tagged[0] != 4 {
		return nil, fmt.Errorf("%q is not the vkey of a witness", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), tagged...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("%q has the id of another key", vkey)
	}
	return &witness{parts[0], hash, tagged[1:]}, nil
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }

func (w *witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(w.key, []byte(signed), signature[8:])
}

// checkCosignatures demands each witness, and the newest of them young enough.
func checkCosignatures(signatures []note.Signature, witnesses []note.Verifier, now, maxAge int64) error {
	newest := int64(0)
	for _, witness := range witnesses {
		if !holds(signatures, witness) {
			return refuse("%s has not cosigned", witness.Name())
		}
	}
	for _, signature := range signatures {
		blob, err := base64.StdEncoding.DecodeString(signature.Base64)
		if err != nil {
			return err
		}
		if len(blob) != 4+8+ed25519.SignatureSize {
			continue // the log's own, without a time
		}
		at := int64(binary.BigEndian.Uint64(blob[4:]))
		fmt.Printf("cosignature: %s, %s\n", signature.Name, time.Unix(at, 0).UTC().Format(time.RFC3339))
		if at < 0 || at > now+5*60 {
			return refuse("%s has cosigned in the future", signature.Name)
		}
		if at > newest {
			newest = at
		}
	}
	if maxAge > 0 && now-newest > maxAge {
		return refuse("the newest cosignature is older than %d seconds", maxAge)
	}
	return nil
}
