;; Dot products of many table rows with a few vectors, four numbers at a time.
;; `npm run build:wasm` makes dot-products.wasm from this file; a test holds the two together.
(module
  (import "env" "memory" (memory 1))

  ;; out[row * width + t] = Σ_i table[tokens[row] * dimensions + i] * vectors[t * dimensions + i]
  ;; All addresses in bytes; dimensions is a multiple of 4.
  (func (export "dots")
    (param $table i32) (param $tokens i32) (param $count i32)
    (param $vectors i32) (param $width i32) (param $dimensions i32) (param $out i32)
    (local $stride i32) (local $tokensEnd i32) (local $vectorsEnd i32)
    (local $row i32) (local $rowEnd i32) (local $at i32) (local $vector i32) (local $sum v128)
    (local.set $stride (i32.shl (local.get $dimensions) (i32.const 2)))
    (local.set $tokensEnd (i32.add (local.get $tokens) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $vectorsEnd
      (i32.add (local.get $vectors) (i32.mul (local.get $width) (local.get $stride))))
    (block $done
      (loop $eachToken
        (br_if $done (i32.ge_u (local.get $tokens) (local.get $tokensEnd)))
        (local.set $row
          (i32.add (local.get $table) (i32.mul (i32.load (local.get $tokens)) (local.get $stride))))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $stride)))
        (local.set $vector (local.get $vectors))
        (block $rowDone
          (loop $eachVector
            (br_if $rowDone (i32.ge_u (local.get $vector) (local.get $vectorsEnd)))
            (local.set $sum (v128.const f32x4 0 0 0 0))
            (local.set $at (local.get $row))
            (loop $eachFour
              (local.set $sum
                (f32x4.add
                  (local.get $sum)
                  (f32x4.mul (v128.load (local.get $at)) (v128.load (local.get $vector)))))
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (local.set $vector (i32.add (local.get $vector) (i32.const 16)))
              (br_if $eachFour (i32.lt_u (local.get $at) (local.get $rowEnd))))
            (f32.store
              (local.get $out)
              (f32.add
                (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
                (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (br $eachVector)))
        (local.set $tokens (i32.add (local.get $tokens) (i32.const 4)))
        (br $eachToken)))))
