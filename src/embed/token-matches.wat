;; How well runs of tokens meet a few vectors. `npm run build:wasm` makes token-matches.wasm from this file.
;; All addresses in bytes. A matrix has one row a token or run and `groups` times four float32 a row.
(module
  (import "env" "memory" (memory 1))

  ;; out[row][t] = scales[tokens[row]] * vectorScales[t] * Σ_i table[tokens[row] * stride + i] * vector_t[i]
  ;; Two rows with four vectors at a time, eight numbers a step; `stride` is a multiple of 8, `count` of 2.
  ;; table: int8. scales, vectorScales: float32. tokens: int32.
  ;; vectors: int16, in groups of four; of a group's vectors eight numbers each by turns.
  (func (export "dots")
    (param $table i32) (param $scales i32) (param $stride i32) (param $tokens i32) (param $count i32)
    (param $vectors i32) (param $vectorScales i32) (param $groups i32) (param $out i32)
    (local $tokensEnd i32) (local $outB i32) (local $outEnd i32) (local $vector i32) (local $vectorScale i32)
    (local $rowA i32) (local $rowB i32) (local $rowAEnd i32) (local $a i32) (local $b i32)
    (local $scaleA v128) (local $scaleB v128) (local $eightA v128) (local $eightB v128) (local $four v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local.set $tokensEnd (call $address (local.get $tokens) (local.get $count) (i32.const 4)))
    (block $done
      (loop $eachPair
        (br_if $done (i32.ge_u (local.get $tokens) (local.get $tokensEnd)))
        (local.set $a (i32.load (local.get $tokens)))
        (local.set $b (i32.load offset=4 (local.get $tokens)))
        (local.set $rowA (call $address (local.get $table) (local.get $a) (local.get $stride)))
        (local.set $rowB (call $address (local.get $table) (local.get $b) (local.get $stride)))
        (local.set $rowAEnd (i32.add (local.get $rowA) (local.get $stride)))
        (local.set $scaleA (v128.load32_splat (call $address (local.get $scales) (local.get $a) (i32.const 4))))
        (local.set $scaleB (v128.load32_splat (call $address (local.get $scales) (local.get $b) (i32.const 4))))
        (local.set $vector (local.get $vectors))
        (local.set $vectorScale (local.get $vectorScales))
        (local.set $outB (call $address (local.get $out) (local.get $groups) (i32.const 16)))
        (local.set $outEnd (local.get $outB))
        (block $pairDone
          (loop $eachGroup
            (br_if $pairDone (i32.ge_u (local.get $out) (local.get $outEnd)))
            (local.set $a (local.get $rowA))
            (local.set $b (local.get $rowB))
            (local.set $a0 (v128.const i32x4 0 0 0 0))
            (local.set $a1 (v128.const i32x4 0 0 0 0))
            (local.set $a2 (v128.const i32x4 0 0 0 0))
            (local.set $a3 (v128.const i32x4 0 0 0 0))
            (local.set $b0 (v128.const i32x4 0 0 0 0))
            (local.set $b1 (v128.const i32x4 0 0 0 0))
            (local.set $b2 (v128.const i32x4 0 0 0 0))
            (local.set $b3 (v128.const i32x4 0 0 0 0))
            (loop $eachEight
              (local.set $eightA (v128.load8x8_s (local.get $a)))
              (local.set $eightB (v128.load8x8_s (local.get $b)))
              (local.set $four (v128.load (local.get $vector)))
              (local.set $a0
                (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $eightA) (local.get $four))))
              (local.set $b0
                (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $eightB) (local.get $four))))
              (local.set $four (v128.load offset=16 (local.get $vector)))
              (local.set $a1
                (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $eightA) (local.get $four))))
              (local.set $b1
                (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $eightB) (local.get $four))))
              (local.set $four (v128.load offset=32 (local.get $vector)))
              (local.set $a2
                (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $eightA) (local.get $four))))
              (local.set $b2
                (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $eightB) (local.get $four))))
              (local.set $four (v128.load offset=48 (local.get $vector)))
              (local.set $a3
                (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $eightA) (local.get $four))))
              (local.set $b3
                (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $eightB) (local.get $four))))
              (local.set $a (i32.add (local.get $a) (i32.const 8)))
              (local.set $b (i32.add (local.get $b) (i32.const 8)))
              (local.set $vector (i32.add (local.get $vector) (i32.const 64)))
              (br_if $eachEight (i32.lt_u (local.get $a) (local.get $rowAEnd))))
            (local.set $four (v128.load (local.get $vectorScale)))
            (v128.store (local.get $out)
              (f32x4.mul
                (f32x4.mul (local.get $scaleA) (local.get $four))
                (call $sums (local.get $a0) (local.get $a1) (local.get $a2) (local.get $a3))))
            (v128.store (local.get $outB)
              (f32x4.mul
                (f32x4.mul (local.get $scaleB) (local.get $four))
                (call $sums (local.get $b0) (local.get $b1) (local.get $b2) (local.get $b3))))
            (local.set $vectorScale (i32.add (local.get $vectorScale) (i32.const 16)))
            (local.set $out (i32.add (local.get $out) (i32.const 16)))
            (local.set $outB (i32.add (local.get $outB) (i32.const 16)))
            (br $eachGroup)))
        (local.set $out (local.get $outB))
        (local.set $tokens (i32.add (local.get $tokens) (i32.const 8)))
        (br $eachPair))))

  ;; out[run][t] = the highest of 0 and matrix[rows[at]][t] for at in ends[run - 1]..ends[run]; rows, ends: int32.
  (func (export "maxima")
    (param $matrix i32) (param $groups i32) (param $rows i32) (param $ends i32) (param $runs i32) (param $out i32)
    (local $from i32) (local $at i32) (local $end i32) (local $endsEnd i32) (local $column i32) (local $best v128)
    (local.set $from (local.get $rows))
    (local.set $endsEnd (call $address (local.get $ends) (local.get $runs) (i32.const 4)))
    (local.set $groups (i32.shl (local.get $groups) (i32.const 4)))
    (block $done
      (loop $eachRun
        (br_if $done (i32.ge_u (local.get $ends) (local.get $endsEnd)))
        (local.set $end (call $address (local.get $rows) (i32.load (local.get $ends)) (i32.const 4)))
        (local.set $column (i32.const 0))
        (block $runDone
          (loop $eachGroup
            (br_if $runDone (i32.ge_u (local.get $column) (local.get $groups)))
            (local.set $best (v128.const i32x4 0 0 0 0))
            (local.set $at (local.get $from))
            (block $groupDone
              (loop $eachRow
                (br_if $groupDone (i32.ge_u (local.get $at) (local.get $end)))
                (local.set $best
                  (f32x4.pmax
                    (local.get $best)
                    (v128.load
                      (i32.add
                        (i32.add (local.get $matrix) (local.get $column))
                        (i32.mul (i32.load (local.get $at)) (local.get $groups))))))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))
                (br $eachRow)))
            (v128.store (local.get $out) (local.get $best))
            (local.set $out (i32.add (local.get $out) (i32.const 16)))
            (local.set $column (i32.add (local.get $column) (i32.const 16)))
            (br $eachGroup)))
        (local.set $from (local.get $end))
        (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
        (br $eachRun))))

  (func $address (param $base i32) (param $index i32) (param $bytes i32) (result i32)
    (i32.add (local.get $base) (i32.mul (local.get $index) (local.get $bytes))))

  ;; The sum of each argument's lanes, as four float32.
  (func $sums (param $p v128) (param $q v128) (param $r v128) (param $s v128) (result v128)
    (f32x4.convert_i32x4_s
      (call $pairs
        (call $pairs (local.get $p) (local.get $q))
        (call $pairs (local.get $r) (local.get $s)))))

  ;; The sums of p's lanes 0 and 1, 2 and 3, then those of q's.
  (func $pairs (param $p v128) (param $q v128) (result v128)
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $p) (local.get $q))
      (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $p) (local.get $q)))))
