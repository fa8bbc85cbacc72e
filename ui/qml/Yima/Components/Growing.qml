import QtQuick

// A repeater by number. Where the number changes, it makes what is new and keeps what is there; one with
// a number for its model would make them all anew.
Repeater {
    id: growing

    required property int amount

    function follow(): void {
        const left = Math.max(0, amount);
        while (present.count < left)
            present.append({
                place: present.count
            });
        if (present.count > left)
            present.remove(left, present.count - left);
    }

    onAmountChanged: follow()
    Component.onCompleted: follow()

    model: ListModel {
        id: present
    }
}
