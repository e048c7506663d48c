package scene

import "image"

// Damage returns the boxes in which the new scene may differ from the old one:
// painting it there brings the old picture up to date. No box means that the
// two look the same.
func Damage(old, new Scene) []image.Rectangle {
	if old.Size != new.Size || old.Ground != new.Ground {
		return []image.Rectangle{new.Bounds()}
	}
	a, b := old.Marks, new.Marks
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	// Marks that both have keep their pixels where they keep their order;
	// those that moved past others count as changed.
	place := make(map[Mark]int, len(b))
	for i := len(b) - 1; i >= 0; i-- {
		place[b[i]] = i
	}
	kept := make([]bool, len(b))
	next := 0
	var boxes []image.Rectangle
	for _, m := range a {
		if i, ok := place[m]; ok && i >= next {
			kept[i] = true
			next = i + 1
			continue
		}
		boxes = addBox(boxes, m.Bounds().Intersect(new.Bounds()))
	}
	for i, m := range b {
		if !kept[i] {
			boxes = addBox(boxes, m.Bounds().Intersect(new.Bounds()))
		}
	}
	return boxes
}

// addBox adds a box to boxes that don't overlap, joining it with those it
// overlaps and with those where one box costs hardly more than two.
func addBox(boxes []image.Rectangle, box image.Rectangle) []image.Rectangle {
	if box.Empty() {
		return boxes
	}
	for i := 0; i < len(boxes); {
		both := boxes[i].Union(box)
		if boxes[i].Overlaps(box) || area(both) <= (area(boxes[i])+area(box))*5/4 {
			box = both
			boxes[i] = boxes[len(boxes)-1]
			boxes = boxes[:len(boxes)-1]
			i = 0 // the larger box may reach others
			continue
		}
		i++
	}
	return append(boxes, box)
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }
