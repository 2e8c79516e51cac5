;; The hot loops of the engine in 128-bit lanes. Assembled by `node scripts/assemble.mjs` into wide-binary.ts.
;; Memory belongs to wide.ts, which copies operands in. A slot is the bitmap of a block: 8,192 bytes, bit i of the block
;; is bit (i & 7) of byte (i >> 3). Slots of one call stand behind each other. A list holds 16-bit values.
;; What is counted here stays exact: 65,536 bits fit every lane that sums them.
(module
  (memory (export "memory") 74)

  ;; Sum of the bits of a vector whose bytes are summed by lanes of 16 bits.
  (func $total (param $sums v128) (result i32)
    (local.set $sums (i32x4.extadd_pairwise_i16x8_u (local.get $sums)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))

  (func $bits (param $v v128) (result i32)
    (call $total (i16x8.extadd_pairwise_i8x16_u (i8x16.popcnt (local.get $v)))))

  ;; The size of the intersection of the first $with slots without the next $without ones; $with is at least 1.
  ;; Also written to $out unless that is 0; $out may be one of the slots. Four vectors go through a carry-save adder
  ;; before one population count.
  (func (export "meet") (param $slots i32) (param $with i32) (param $without i32) (param $out i32) (result i32)
    (local $slot i32) (local $lastWith i32) (local $last i32) (local $end i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $half v128) (local $low v128) (local $high v128)
    (local $ones v128) (local $twos v128) (local $fours v128)
    (local.set $lastWith
      (i32.add (local.get $slots) (i32.shl (i32.sub (local.get $with) (i32.const 1)) (i32.const 13))))
    (local.set $last (i32.add (local.get $lastWith) (i32.shl (local.get $without) (i32.const 13))))
    (local.set $end (i32.add (local.get $slots) (i32.const 8192)))
    (loop $stretch
      (local.set $slot (local.get $slots))
      (local.set $a (v128.load (local.get $slot)))
      (local.set $b (v128.load offset=16 (local.get $slot)))
      (local.set $c (v128.load offset=32 (local.get $slot)))
      (local.set $d (v128.load offset=48 (local.get $slot)))
      (block $allMet
        (loop $next
          (br_if $allMet (i32.ge_u (local.get $slot) (local.get $lastWith)))
          (local.set $slot (i32.add (local.get $slot) (i32.const 8192)))
          (local.set $a (v128.and (local.get $a) (v128.load (local.get $slot))))
          (local.set $b (v128.and (local.get $b) (v128.load offset=16 (local.get $slot))))
          (local.set $c (v128.and (local.get $c) (v128.load offset=32 (local.get $slot))))
          (local.set $d (v128.and (local.get $d) (v128.load offset=48 (local.get $slot))))
          (br $next)))
      (block $allLeft
        (loop $next
          (br_if $allLeft (i32.ge_u (local.get $slot) (local.get $last)))
          (local.set $slot (i32.add (local.get $slot) (i32.const 8192)))
          (local.set $a (v128.andnot (local.get $a) (v128.load (local.get $slot))))
          (local.set $b (v128.andnot (local.get $b) (v128.load offset=16 (local.get $slot))))
          (local.set $c (v128.andnot (local.get $c) (v128.load offset=32 (local.get $slot))))
          (local.set $d (v128.andnot (local.get $d) (v128.load offset=48 (local.get $slot))))
          (br $next)))
      (if (local.get $out)
        (then
          (v128.store (local.get $out) (local.get $a))
          (v128.store offset=16 (local.get $out) (local.get $b))
          (v128.store offset=32 (local.get $out) (local.get $c))
          (v128.store offset=48 (local.get $out) (local.get $d))
          (local.set $out (i32.add (local.get $out) (i32.const 64)))))
      ;; $low, $ones: the sum of $ones, $a, $b; $high, $ones: then of $c, $d; what carries out of $twos is four each.
      (local.set $half (v128.xor (local.get $a) (local.get $b)))
      (local.set $low
        (v128.or
          (v128.and (local.get $a) (local.get $b))
          (v128.and (local.get $half) (local.get $ones))))
      (local.set $ones (v128.xor (local.get $half) (local.get $ones)))
      (local.set $half (v128.xor (local.get $c) (local.get $d)))
      (local.set $high
        (v128.or
          (v128.and (local.get $c) (local.get $d))
          (v128.and (local.get $half) (local.get $ones))))
      (local.set $ones (v128.xor (local.get $half) (local.get $ones)))
      (local.set $half (v128.xor (local.get $low) (local.get $high)))
      (local.set $fours
        (i16x8.add
          (local.get $fours)
          (i16x8.extadd_pairwise_i8x16_u
            (i8x16.popcnt
              (v128.or
                (v128.and (local.get $low) (local.get $high))
                (v128.and (local.get $half) (local.get $twos)))))))
      (local.set $twos (v128.xor (local.get $half) (local.get $twos)))
      (local.set $lastWith (i32.add (local.get $lastWith) (i32.const 64)))
      (local.set $last (i32.add (local.get $last) (i32.const 64)))
      (local.set $slots (i32.add (local.get $slots) (i32.const 64)))
      (br_if $stretch (i32.lt_u (local.get $slots) (local.get $end))))
    (i32.add
      (i32.add
        (i32.shl (call $total (local.get $fours)) (i32.const 2))
        (i32.shl (call $bits (local.get $twos)) (i32.const 1)))
      (call $bits (local.get $ones))))

  ;; Marks in $out which bits reach a sum. Each of the $n pairs (slot, plane) at $terms adds 2^plane to where its slot
  ;; has a bit. The counters are bit-sliced into $top planes and begin at $start, so that reaching the sum is the carry
  ;; out of the highest plane.
  (func (export "reach") (param $terms i32) (param $n i32) (param $planes i32) (param $top i32) (param $start i32)
    (param $out i32)
    (local $end i32) (local $term i32) (local $plane i32) (local $above i32) (local $offset i32) (local $slot i32)
    (local $a v128) (local $b v128) (local $p v128) (local $q v128) (local $reachedA v128) (local $reachedB v128)
    (local.set $end (i32.add (local.get $terms) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $above (i32.add (local.get $planes) (i32.shl (local.get $top) (i32.const 5))))
    (loop $stretch
      (local.set $plane (local.get $planes))
      (loop $next
        (local.set $a
          (i32x4.splat
            (i32.sub
              (i32.const 0)
              (i32.and
                (i32.shr_u (local.get $start)
                  (i32.shr_u (i32.sub (local.get $plane) (local.get $planes)) (i32.const 5)))
                (i32.const 1)))))
        (v128.store (local.get $plane) (local.get $a))
        (v128.store offset=16 (local.get $plane) (local.get $a))
        (br_if $next
          (i32.lt_u (local.tee $plane (i32.add (local.get $plane) (i32.const 32))) (local.get $above))))
      (local.set $reachedA (v128.const i64x2 0 0))
      (local.set $reachedB (v128.const i64x2 0 0))
      (local.set $term (local.get $terms))
      (loop $next
        (local.set $slot (i32.add (i32.load (local.get $term)) (local.get $offset)))
        (local.set $a (v128.load (local.get $slot)))
        (local.set $b (v128.load offset=16 (local.get $slot)))
        (local.set $plane
          (i32.add (local.get $planes) (i32.shl (i32.load offset=4 (local.get $term)) (i32.const 5))))
        (loop $carry
          (local.set $p (v128.load (local.get $plane)))
          (local.set $q (v128.load offset=16 (local.get $plane)))
          (v128.store (local.get $plane) (v128.xor (local.get $p) (local.get $a)))
          (v128.store offset=16 (local.get $plane) (v128.xor (local.get $q) (local.get $b)))
          (local.set $a (v128.and (local.get $p) (local.get $a)))
          (local.set $b (v128.and (local.get $q) (local.get $b)))
          (br_if $carry
            (i32.lt_u (local.tee $plane (i32.add (local.get $plane) (i32.const 32))) (local.get $above))))
        (local.set $reachedA (v128.or (local.get $reachedA) (local.get $a)))
        (local.set $reachedB (v128.or (local.get $reachedB) (local.get $b)))
        (br_if $next (i32.lt_u (local.tee $term (i32.add (local.get $term) (i32.const 8))) (local.get $end))))
      (v128.store (i32.add (local.get $out) (local.get $offset)) (local.get $reachedA))
      (v128.store offset=16 (i32.add (local.get $out) (local.get $offset)) (local.get $reachedB))
      (br_if $stretch
        (i32.lt_u (local.tee $offset (i32.add (local.get $offset) (i32.const 32))) (i32.const 8192)))))

  ;; Sets the bits of $n values.
  (func (export "addList") (param $list i32) (param $n i32) (param $slot i32)
    (local $end i32) (local $value i32) (local $byte i32)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $n) (i32.const 1))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $list) (local.get $end)))
        (local.set $value (i32.load16_u (local.get $list)))
        (local.set $byte (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
        (i32.store8 (local.get $byte)
          (i32.or
            (i32.load8_u (local.get $byte))
            (i32.shl (i32.const 1) (i32.and (local.get $value) (i32.const 7)))))
        (local.set $list (i32.add (local.get $list) (i32.const 2)))
        (br $next))))

  ;; How many of $n values are in the slot: four at a time, then the rest.
  (func (export "hitsOfList") (param $list i32) (param $n i32) (param $slot i32) (result i32)
    (local $end i32) (local $value i32) (local $hits i32)
    (local.set $end (i32.add (local.get $list) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 1))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $list) (local.get $end)))
        (local.set $value (i32.load16_u (local.get $list)))
        (local.set $hits
          (i32.add
            (local.get $hits)
            (i32.and
              (i32.shr_u
                (i32.load8_u (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
                (i32.and (local.get $value) (i32.const 7)))
              (i32.const 1))))
        (local.set $value (i32.load16_u offset=2 (local.get $list)))
        (local.set $hits
          (i32.add
            (local.get $hits)
            (i32.and
              (i32.shr_u
                (i32.load8_u (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
                (i32.and (local.get $value) (i32.const 7)))
              (i32.const 1))))
        (local.set $value (i32.load16_u offset=4 (local.get $list)))
        (local.set $hits
          (i32.add
            (local.get $hits)
            (i32.and
              (i32.shr_u
                (i32.load8_u (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
                (i32.and (local.get $value) (i32.const 7)))
              (i32.const 1))))
        (local.set $value (i32.load16_u offset=6 (local.get $list)))
        (local.set $hits
          (i32.add
            (local.get $hits)
            (i32.and
              (i32.shr_u
                (i32.load8_u (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
                (i32.and (local.get $value) (i32.const 7)))
              (i32.const 1))))
        (local.set $list (i32.add (local.get $list) (i32.const 8)))
        (br $next)))
    (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $n) (i32.const 3)) (i32.const 1))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $list) (local.get $end)))
        (local.set $value (i32.load16_u (local.get $list)))
        (local.set $hits
          (i32.add
            (local.get $hits)
            (i32.and
              (i32.shr_u
                (i32.load8_u (i32.add (local.get $slot) (i32.shr_u (local.get $value) (i32.const 3))))
                (i32.and (local.get $value) (i32.const 7)))
              (i32.const 1))))
        (local.set $list (i32.add (local.get $list) (i32.const 2)))
        (br $next)))
    (local.get $hits))

  ;; Sets the bits of $n stretches, each a pair of first and last value.
  (func (export "addRuns") (param $runs i32) (param $n i32) (param $slot i32)
    (local $end i32) (local $first i32) (local $last i32) (local $word i32) (local $lastWord i32)
    (local $head i64) (local $tail i64)
    (local.set $end (i32.add (local.get $runs) (i32.shl (local.get $n) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $runs) (local.get $end)))
        (local.set $first (i32.load16_u (local.get $runs)))
        (local.set $last (i32.load16_u offset=2 (local.get $runs)))
        (local.set $word
          (i32.add (local.get $slot) (i32.shl (i32.shr_u (local.get $first) (i32.const 6)) (i32.const 3))))
        (local.set $lastWord
          (i32.add (local.get $slot) (i32.shl (i32.shr_u (local.get $last) (i32.const 6)) (i32.const 3))))
        (local.set $head (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $first))))
        (local.set $tail
          (i64.shr_u (i64.const -1) (i64.extend_i32_u (i32.sub (i32.const 63) (local.get $last)))))
        (if (i32.eq (local.get $word) (local.get $lastWord))
          (then
            (i64.store (local.get $word)
              (i64.or (i64.load (local.get $word)) (i64.and (local.get $head) (local.get $tail)))))
          (else
            (i64.store (local.get $word) (i64.or (i64.load (local.get $word)) (local.get $head)))
            (local.set $word (i32.add (local.get $word) (i32.const 8)))
            (block $filled
              (loop $middle
                (br_if $filled (i32.ge_u (local.get $word) (local.get $lastWord)))
                (i64.store (local.get $word) (i64.const -1))
                (local.set $word (i32.add (local.get $word) (i32.const 8)))
                (br $middle)))
            (i64.store (local.get $lastWord) (i64.or (i64.load (local.get $lastWord)) (local.get $tail)))))
        (local.set $runs (i32.add (local.get $runs) (i32.const 4)))
        (br $next))))

  ;; How many members of the slot are inside $n stretches.
  (func (export "hitsOfRuns") (param $runs i32) (param $n i32) (param $slot i32) (result i32)
    (local $end i32) (local $first i32) (local $last i32) (local $word i32) (local $lastWord i32)
    (local $head i64) (local $tail i64) (local $hits i64)
    (local.set $end (i32.add (local.get $runs) (i32.shl (local.get $n) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $runs) (local.get $end)))
        (local.set $first (i32.load16_u (local.get $runs)))
        (local.set $last (i32.load16_u offset=2 (local.get $runs)))
        (local.set $word
          (i32.add (local.get $slot) (i32.shl (i32.shr_u (local.get $first) (i32.const 6)) (i32.const 3))))
        (local.set $lastWord
          (i32.add (local.get $slot) (i32.shl (i32.shr_u (local.get $last) (i32.const 6)) (i32.const 3))))
        (local.set $head
          (i64.and
            (i64.load (local.get $word))
            (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $first)))))
        (local.set $tail
          (i64.shr_u (i64.const -1) (i64.extend_i32_u (i32.sub (i32.const 63) (local.get $last)))))
        (block $counted
          (loop $middle
            (if (i32.eq (local.get $word) (local.get $lastWord))
              (then
                (local.set $hits
                  (i64.add (local.get $hits) (i64.popcnt (i64.and (local.get $head) (local.get $tail)))))
                (br $counted)))
            (local.set $hits (i64.add (local.get $hits) (i64.popcnt (local.get $head))))
            (local.set $word (i32.add (local.get $word) (i32.const 8)))
            (local.set $head (i64.load (local.get $word)))
            (br $middle)))
        (local.set $runs (i32.add (local.get $runs) (i32.const 4)))
        (br $next)))
    (i32.wrap_i64 (local.get $hits)))

  ;; Marks which of $n 32-bit values (a multiple of 16) are within $low to $high, both included.
  (func (export "scanInts") (param $values i32) (param $n i32) (param $low i32) (param $high i32) (param $out i32)
    (local $end i32) (local $least v128) (local $most v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $values) (i32.shl (local.get $n) (i32.const 2))))
    (local.set $least (i32x4.splat (local.get $low)))
    (local.set $most (i32x4.splat (local.get $high)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $values) (local.get $end)))
        (local.set $a (v128.load (local.get $values)))
        (local.set $b (v128.load offset=16 (local.get $values)))
        (local.set $c (v128.load offset=32 (local.get $values)))
        (local.set $d (v128.load offset=48 (local.get $values)))
        ;; Outside is below or above; narrowing twice makes a byte of each lane.
        (local.set $a
          (v128.or
            (i32x4.gt_s (local.get $least) (local.get $a))
            (i32x4.gt_s (local.get $a) (local.get $most))))
        (local.set $b
          (v128.or
            (i32x4.gt_s (local.get $least) (local.get $b))
            (i32x4.gt_s (local.get $b) (local.get $most))))
        (local.set $c
          (v128.or
            (i32x4.gt_s (local.get $least) (local.get $c))
            (i32x4.gt_s (local.get $c) (local.get $most))))
        (local.set $d
          (v128.or
            (i32x4.gt_s (local.get $least) (local.get $d))
            (i32x4.gt_s (local.get $d) (local.get $most))))
        (i32.store16 (local.get $out)
          (i32.xor
            (i8x16.bitmask
              (i8x16.narrow_i16x8_s
                (i16x8.narrow_i32x4_s (local.get $a) (local.get $b))
                (i16x8.narrow_i32x4_s (local.get $c) (local.get $d))))
            (i32.const -1)))
        (local.set $out (i32.add (local.get $out) (i32.const 2)))
        (local.set $values (i32.add (local.get $values) (i32.const 64)))
        (br $next))))

  ;; As scanInts, for doubles; $n is a multiple of 8.
  (func (export "scanNumbers") (param $values i32) (param $n i32) (param $low f64) (param $high f64) (param $out i32)
    (local $end i32) (local $least v128) (local $most v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $values) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $least (f64x2.splat (local.get $low)))
    (local.set $most (f64x2.splat (local.get $high)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $values) (local.get $end)))
        (local.set $a (v128.load (local.get $values)))
        (local.set $b (v128.load offset=16 (local.get $values)))
        (local.set $c (v128.load offset=32 (local.get $values)))
        (local.set $d (v128.load offset=48 (local.get $values)))
        (local.set $a
          (v128.and
            (f64x2.ge (local.get $a) (local.get $least))
            (f64x2.le (local.get $a) (local.get $most))))
        (local.set $b
          (v128.and
            (f64x2.ge (local.get $b) (local.get $least))
            (f64x2.le (local.get $b) (local.get $most))))
        (local.set $c
          (v128.and
            (f64x2.ge (local.get $c) (local.get $least))
            (f64x2.le (local.get $c) (local.get $most))))
        (local.set $d
          (v128.and
            (f64x2.ge (local.get $d) (local.get $least))
            (f64x2.le (local.get $d) (local.get $most))))
        (i32.store8 (local.get $out)
          (i16x8.bitmask
            (i16x8.narrow_i32x4_s
              (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $a) (local.get $b))
              (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $c) (local.get $d)))))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (local.set $values (i32.add (local.get $values) (i32.const 64)))
        (br $next)))))
